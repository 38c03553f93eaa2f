// What every HTTP send has in common: reading the body (JSON, form, multipart), keeping the file, sending.
#pragma once

#include "server/http/forms.h"
#include "server/http/site.h"

namespace desk::server {

/// The body of a send in any of its three forms; `file` is filled from multipart.
Result<protocol::SendBody> readSend(const Request &request, std::optional<UploadedFile> &file);
/// Stores the file first, then sends; a refused send takes its file with it.
void sendOverHttp(Site &site, const ContextPtr &context, RoomId room, const protocol::SendBody &body,
                  const std::optional<UploadedFile> &file, Callback<Sent> done);

} // namespace desk::server
